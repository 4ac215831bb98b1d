// SPDX-License-Identifier: GPL-2.0
/* Which bytes of a terminal are keys, and that all others are none. */
#include "test/unit/bytes.h"

/* Answers, reports, and keys that mean nothing here. Each is one sequence. */
static const char *const meaningless[] = {
	"\033[?62;c", /* device attributes */
	"\033[?1;2c",
	"\033[?65;1;6;8;15;22c",
	"\033[>0;276;0c",
	"\033[>41;354;0c",
	"\033[=0;0;0c",
	"\033P!|00000000\033\\",   /* the third kind of them */
	"\033P>|xterm(354)\033\\", /* XTVERSION */
	"\033P>|tmux 3.3a\033\\",
	"\033P1+r544e=787465726d\033\\", /* XTGETTCAP */
	"\033P1$r0m\033\\",		 /* DECRQSS */
	"\033[24;80R",			 /* where the cursor is */
	"\033[?24;80;1R",
	"\033[0n",
	"\033[?997;1n",	  /* dark or light */
	"\033[?2026;2$y", /* DECRPM */
	"\033[4;2$y",
	"\033[?1u", /* kitty's keyboard */
	"\033[?0u",
	"\033[8;24;80t", /* sizes */
	"\033[4;384;640t",
	"\033[I", /* focus */
	"\033[O",
	"\033]10;rgb:0000/0000/0000\033\\", /* colours */
	"\033]11;rgb:ffff/ffff/ffff\007",
	"\033]4;1;rgb:cdcd/0000/0000\033\\",
	"\033]52;c;Y3VzdG9tIG49OA==\033\\", /* clipboard */
	"\033]lqccc\033\\",		    /* title */
	"\033_Gi=31;OK\033\\",		    /* kitty's pictures */
	"\033^private\033\\",
	"\033Xstring\033\\",
	"\033[<0;35;12M", /* the mouse, left on by another program */
	"\033[<0;35;12m",
	"\033[<35;1;1M",
	"\033[<64;35;12M",
	"\033[32;35;12M",
	"\033[M cc",
	"\033[M#!!",
	"\033[M \303\251c", /* positions in UTF-8 */
	"\033[M\xe0\xff\xe8",
	"\033[tc!", /* the same in the mode that highlights */
	"\033[t\303\251\303\251",
	"\033[tR\xe0",
	"\033[Tcjcjoc",
	"\033[TRRR\303\251RR",
	"\033[99;5:3u", /* a key was released */
	"\033[57441u",	/* Shift alone */
	"\033[201~",	/* the end of a paste that never began */
	"\033[99~",
	"\033[1;2;3;4;5;6;7;8;9q",
	"\033[ q",
	"\033[!p",
	"\033[>1;2;3",
	"\x9b?62;c", /* the same in one byte */
	"\x9d"
	"11;rgb:0/0/0\x9c",
	"\x9btRR",
	"\x9bTcccccc",
	"\x9bM cc",
	"\xc2\x9b"
	"62c", /* and in UTF-8 */
};

#define MEANINGLESS (sizeof(meaningless) / sizeof(meaningless[0]))

static void swallows_what_means_nothing(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < MEANINGLESS; i++) {
		begin(NULL);
		gives(meaningless[i], "");
		gives("c", "c");
	}
}

static void swallows_it_between_keys(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < MEANINGLESS; i++) {
		const char *bytes = meaningless[i];

		if (bytes[strlen(bytes) - 1] == '3')
			continue; /* a half one, see below */
		begin(NULL);
		send("j", 1);
		send(bytes, strlen(bytes));
		send("k", 1);
		keys_are("jk");
	}
}

/* Over a line that is slow all the time. */
static void swallows_it_byte_by_byte(void **state)
{
	size_t i, at;

	(void)state;
	for (i = 0; i < MEANINGLESS; i++) {
		begin(NULL);
		for (at = 0; meaningless[i][at]; at++) {
			send(meaningless[i] + at, 1);
			wait_ms(60);
		}
		wait_ms(INPUT_LATE_MS);
		keys_are("");
	}
}

/*
 * The line stood still once, for so long that the sequence was given up. Its
 * beginning may be the key Esc then, and nothing else.
 */
static void swallows_a_late_rest(void **state)
{
	static const unsigned int pauses[] = { 199, 200, 250, 500, 1900, 2500 };
	size_t i, at, pause;

	(void)state;
	for (i = 0; i < MEANINGLESS; i++)
		for (at = 1; meaningless[i][at]; at++)
			for (pause = 0; pause < 6; pause++) {
				begin(NULL);
				if (pauses[pause] > 2000 && at == 1)
					continue;
				send(meaningless[i], at);
				wait_ms(pauses[pause]);
				send(meaningless[i] + at,
				     strlen(meaningless[i] + at));
				wait_ms(INPUT_ESCAPE_MS);
				if (strcmp(got, "<esc>") &&
				    strcmp(got, "<other>") && *got)
					fail_msg("%zu at %zu, %u ms: %s", i, at,
						 pauses[pause], got);
			}
}

static void knows_keys(void **state)
{
	static const char *const keys[][2] = {
		{ "c", "c" },
		{ "\r", "<enter>" },
		{ "\n", "<enter>" },
		{ "\t", "<tab>" },
		{ "\033", "<esc>" },
		{ "\033\033", "<esc><esc>" },
		{ "\033\033\033", "<esc><esc><esc>" },
		{ "\177", "<rubout>" },
		{ "\b", "<rubout>" },
		{ "\014", "<12>" },
		{ "\033[A\033[B\033[C\033[D", "<up><down><right><left>" },
		{ "\033OA\033OB\033OC\033OD", "<up><down><right><left>" },
		{ "\033[H\033[F\033OH\033OF", "<home><end><home><end>" },
		{ "\033[1~\033[4~\033[7~\033[8~", "<home><end><home><end>" },
		{ "\033[5~\033[6~\033[3~\033[Z",
		  "<pgup><pgdn><delete><backtab>" },
		{ "\033OP\033OQ\033OR\033OS", "<f1><f2><f3><f4>" },
		{ "\033[[A\033[[B\033[[E", "<f1><f2><f5>" },
		{ "\033[11~\033[15~\033[17~\033[21~\033[24~",
		  "<f1><f5><f6><f10><f12>" },
		{ "\033OM\033Op\033Oy\033Ok\033On", "<enter>09+." },
		{ "\033[27u\033[13u\033[9u\033[127u",
		  "<esc><enter><tab><rubout>" },
		{ "\033[99;1u\033[99;2u\033[108;5u", "cC<12>" },
		{ "\033[27;5;108~", "<12>" },
		{ "\033[99;65u", "c" }, /* Caps Lock */
		{ "\033[1;1A\033[3;1~", "<up><delete>" },
		{ "\033[1;1:1A\033[1;1:2A\033[1;1:3A", "<up><up>" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		begin(NULL);
		gives(keys[i][0], keys[i][1]);
	}
}

/* A key that has no meaning may still decline a question, as any other. */
static void knows_that_these_are_other_keys(void **state)
{
	static const char *const keys[] = {
		"\033c",
		"\033\r",
		"\033\177",
		"\033 ",
		"\033[1;5A",
		"\033[1;3D",
		"\033[3;5~",
		"\033O5A",
		"\033Oa",
		"\033[3$",
		"\033[7^",
		"\033[2@",
		"\033\033[A",
		"\033\033OA",
		"\033\033[5~",
		"\033[1;2P",
		"\303\251",
		"\xe2\x82\xac",
		"\xf0\x9f\x98\x80",
		"\033\303\251",
		"\033[99;3u",

		"\033[2~",
		"\xe9",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		begin(NULL);
		gives(keys[i], "<other>");
		gives("c", "c");
	}
}

static void waits_for_the_bytes_of_an_arrow(void **state)
{
	const char *at;

	(void)state;
	for (at = "\033[A\033OB\033[1;1C\033[5~"; *at; at++) {
		send(at, 1);
		wait_ms(60);
	}
	keys_are("<up><down><right><pgup>");
}

static void has_a_lone_escape_soon(void **state)
{
	(void)state;
	send("\033", 1);
	wait_ms(INPUT_ESCAPE_MS - 1);
	keys_are("");
	wait_ms(1);
	keys_are("<esc>");
	/* A key behind it is a key, in whatever time. */
	send("q", 1);
	keys_are("q");
	send("\033", 1);
	wait_ms(INPUT_ESCAPE_MS);
	send("[", 1);
	keys_are("<esc>");
	wait_ms(INPUT_ESCAPE_MS);
	keys_are("[");
	send("\033", 1);
	wait_ms(INPUT_ESCAPE_MS + INPUT_SEQUENCE_MS);
	send("]", 1);
	keys_are("<esc>]");
}

/* Esc was pressed, and an answer came at once. */
static void tells_escape_from_what_follows(void **state)
{
	(void)state;
	gives("\033\033[?62;c", "<esc>");
	gives("\033\033]11;rgb:0/0/0\007", "<esc>");
	gives("\033\033[I", "<esc>");
	gives("\033\033c", "<esc>");
}

static void gives_keys_back_after_half_a_sequence(void **state)
{
	(void)state;
	/* Alt and ']' begin what looks like a string. */
	send("\033]", 2);
	wait_ms(500);
	send("jj", 2);
	wait_ms(INPUT_SEQUENCE_MS);
	keys_are("");
	send("j", 1);
	wait_ms(INPUT_ESCAPE_MS);
	keys_are("j");
	send("j", 1);
	keys_are("j");
	/* A sequence that another one cuts. */
	gives("\033[12\033[A", "<up>");
	gives("\033]11;rg\033[A", "<up>");
	gives("\033P1\030", "");
	/* Something else in the middle spoils all that comes with it. */
	gives("\033[1\r;5custom", "");
	gives("\033[1\303\251custom", "");
	gives("\033[A", "<up>");
}

/* Or it was Alt and '('. */
static void knows_a_choice_of_characters(void **state)
{
	(void)state;
	gives("\033(B\033)0\033 Fc", "c");
	send("\033(", 2);
	wait_ms(INPUT_ESCAPE_MS);
	gives("B", "<other>B");
}

static void limits_a_sequence(void **state)
{
	int i;

	(void)state;
	send("\033]52;c;", 7);
	for (i = 0; i < 4 * SEQUENCE_LIMIT; i++)
		send("c", 1);
	keys_are("");
	wait_ms(INPUT_ESCAPE_MS);
	gives("c", "c");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(swallows_what_means_nothing),
		TEST(swallows_it_between_keys),
		TEST(swallows_it_byte_by_byte),
		TEST(swallows_a_late_rest),
		TEST(knows_keys),
		TEST(knows_that_these_are_other_keys),
		TEST(waits_for_the_bytes_of_an_arrow),
		TEST(has_a_lone_escape_soon),
		TEST(tells_escape_from_what_follows),
		TEST(gives_keys_back_after_half_a_sequence),
		TEST(knows_a_choice_of_characters),
		TEST(limits_a_sequence),
	};

	return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
