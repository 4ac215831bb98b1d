// SPDX-License-Identifier: GPL-2.0
/*
 * Runs a program on a pseudo terminal, with nothing in between: on_pty OUTPUT
 * PROGRAM [ARGUMENT...]. OUTPUT gets what the program writes. A process in
 * between does what a shell does when the program stops. The steps are lines
 * on standard input:
 *
 *	type BYTES	\e, \r, \n, \\ and \xHH as in C
 *	wait MS		goes on reading meanwhile
 *	until TEXT	waits until the program has written it
 *	deaf		reads no more from now on: a dead line
 *	hear		reads again: it was only slow
 *	size ROWS COLUMNS
 *	signal NUMBER
 *	hang		closes the terminal's other side
 *	fg		as a shell does it
 *	stopped		waits until the shell has taken the terminal
 *	modes		prints "raw", or "cooked" as a shell wants it
 *	end		waits until it has ended, and prints how
 *	patience SECONDS	of a wait, ten at first; a program that has not
 *			ended by then is killed
 */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static long patience_ms = 10000;
static pid_t program;
static pid_t shell;
static int terminal;
static bool deaf;
static FILE *output;
static char seen[1 << 20];
static size_t seen_length;

static void fail(const char *what)
{
	printf("on_pty: %s\n", what);
	if (program > 0)
		kill(program, SIGKILL);
	exit(1);
}

static long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads what there is, for so long. */
static void read_for(long ms)
{
	struct pollfd fd = { .fd = deaf ? -1 : terminal, .events = POLLIN };
	char bytes[4096];
	ssize_t length;

	if (poll(&fd, 1, (int)ms) <= 0)
		return;
	length = read(terminal, bytes, sizeof(bytes));
	if (length <= 0) { /* the program has ended */
		poll(NULL, 0, (int)ms);
		return;
	}
	fwrite(bytes, 1, (size_t)length, output);
	fflush(output);
	if (seen_length + (size_t)length >= sizeof(seen))
		seen_length = 0;
	memcpy(seen + seen_length, bytes, (size_t)length);
	seen_length += (size_t)length;
}

static void wait_ms(long ms)
{
	long end = now_ms() + ms, left;

	while ((left = end - now_ms()) > 0)
		read_for(left);
}

static void until(const char *text)
{
	long end = now_ms() + patience_ms;
	char *found;

	while (!(found = memmem(seen, seen_length, text, strlen(text)))) {
		if (now_ms() >= end)
			fail("that text did not come");
		read_for(50);
	}
	found += strlen(text);
	seen_length -= (size_t)(found - seen);
	memmove(seen, found, seen_length);
}

static char unescape(const char **at)
{
	char digits[3] = "";
	char next = *(*at)++;

	switch (next) {
	case 'e':
		return '\033';
	case 'r':
		return '\r';
	case 'n':
		return '\n';
	case 'x':
		digits[0] = *(*at)++;
		digits[1] = *(*at)++;
		return (char)strtoul(digits, NULL, 16);
	default:
		return next;
	}
}

static void type(const char *text)
{
	char bytes[4096];
	size_t length = 0;

	while (*text && length < sizeof(bytes)) {
		bytes[length] = *text++;
		if (bytes[length] == '\\' && *text)
			bytes[length] = unescape(&text);
		length++;
	}
	if (write(terminal, bytes, length) != (ssize_t)length)
		fail("could not type");
}

static void print_modes(void)
{
	struct termios modes;

	if (tcgetattr(terminal, &modes))
		fail("there are no modes");
	puts((modes.c_lflag & (ICANON | ECHO)) == (ICANON | ECHO) ? "cooked" :
								    "raw");
}

static void until_stopped(void)
{
	long end = now_ms() + patience_ms;

	while (tcgetpgrp(terminal) != shell) {
		if (now_ms() >= end)
			fail("it has not stopped");
		read_for(20);
	}
}

/* For how long the program was ready, and others had the CPUs. 0: it is gone. */
static long starved_ms(void)
{
	char path[64];
	unsigned long long ns = 0;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/schedstat", (int)program);
	file = fopen(path, "r");
	if (!file)
		return 0;
	if (fscanf(file, "%*u %llu", &ns) != 1)
		ns = 0;
	fclose(file);
	return (long)(ns / 1000000);
}

static void print_end(void)
{
	long begin = now_ms(), before = starved_ms(), starved = before, now;
	int status;

	while (waitpid(shell, &status, WNOHANG) != shell) {
		if (now_ms() - begin >= patience_ms)
			fail("it has not ended");
		read_for(20);
		now = starved_ms();
		if (now > starved)
			starved = now;
	}
	program = 0;
	status = WEXITSTATUS(status);
	printf(status > 128 ? "signal %d" : "status %d", status & 127);
	/* What a busy machine costs is not the program's. */
	printf(now_ms() - begin - (starved - before) < 3000 ? "\n" :
							      ", late\n");
	wait_ms(100); /* what it wrote at last */
}

static void step(const char *line)
{
	struct winsize size = { 0 };
	unsigned short rows, columns;

	if (!*line)
		return;
	if (!strncmp(line, "type ", 5)) {
		type(line + 5);
	} else if (!strncmp(line, "until ", 6)) {
		until(line + 6);
	} else if (!strncmp(line, "wait ", 5)) {
		wait_ms(atol(line + 5));
	} else if (!strncmp(line, "patience ", 9)) {
		patience_ms = atol(line + 9) * 1000;
	} else if (!strncmp(line, "signal ", 7)) {
		kill(program, atoi(line + 7));
	} else if (sscanf(line, "size %hu %hu", &rows, &columns) == 2) {
		size.ws_row = rows;
		size.ws_col = columns;
		ioctl(terminal, TIOCSWINSZ, &size);
	} else if (!strcmp(line, "deaf")) {
		deaf = true;
	} else if (!strcmp(line, "hear")) {
		deaf = false;
	} else if (!strcmp(line, "hang")) {
		close(terminal);
		deaf = true;
	} else if (!strcmp(line, "fg")) {
		kill(shell, SIGUSR1);
	} else if (!strcmp(line, "stopped")) {
		until_stopped();
	} else if (!strcmp(line, "modes")) {
		print_modes();
	} else if (!strcmp(line, "end")) {
		print_end();
	} else {
		fail(line);
	}
}

static void continue_program(int number)
{
	(void)number;
	tcsetpgrp(STDIN_FILENO, program);
	kill(program, SIGCONT);
}

/* Takes the terminal back from a program that has stopped. Who has it has set its modes. */
static void take_terminal(const struct termios *modes)
{
	tcsetattr(STDIN_FILENO, TCSADRAIN, modes);
	tcsetpgrp(STDIN_FILENO, getpgrp());
}

/* Signals that a test in the background was told to ignore are no matter here. */
static void be_program(char **argv)
{
	setpgid(0, 0);
	tcsetpgrp(STDIN_FILENO, getpid());
	signal(SIGTTOU, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	execvp(*argv, argv);
	_exit(127);
}

/* Never returns. Writes the program's id to @told. */
static void be_shell(char **argv, int told)
{
	struct sigaction action = { .sa_handler = continue_program,
				    .sa_flags = SA_RESTART };
	struct termios modes;
	int status;

	signal(SIGTTOU, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	tcgetattr(STDIN_FILENO, &modes);
	program = fork();
	if (!program)
		be_program(argv);
	sigaction(SIGUSR1, &action, NULL);
	if (write(told, &program, sizeof(program)) != sizeof(program))
		_exit(127);
	while (waitpid(program, &status, WUNTRACED) == program) {
		if (WIFSTOPPED(status))
			take_terminal(&modes);
		else
			_exit(WIFSIGNALED(status) ? 128 + WTERMSIG(status) :
						    WEXITSTATUS(status));
	}
	_exit(127);
}

int main(int argc, char **argv)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	char line[4096];
	int told[2];

	if (argc < 3)
		fail("on_pty OUTPUT PROGRAM [ARGUMENT...]");
	output = fopen(argv[1], "w");
	if (!output || pipe(told))
		fail("there is no file for OUTPUT");
	shell = forkpty(&terminal, NULL, NULL, &size);
	if (shell < 0)
		fail("there is no pseudo terminal");
	if (!shell)
		be_shell(argv + 2, told[1]);
	if (read(told[0], &program, sizeof(program)) != sizeof(program))
		fail("there is no program");
	while (fgets(line, sizeof(line), stdin)) {
		line[strcspn(line, "\n")] = '\0';
		step(line);
		fflush(stdout);
	}
	if (program > 0)
		kill(program, SIGKILL);
	return 0;
}
