#include "../common/command.c"
