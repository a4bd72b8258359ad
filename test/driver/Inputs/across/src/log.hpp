#pragma once
void logRequest(int number);
