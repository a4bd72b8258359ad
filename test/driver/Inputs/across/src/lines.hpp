#pragma once
void writeLine(int number);
