#pragma once
void flushAll();
