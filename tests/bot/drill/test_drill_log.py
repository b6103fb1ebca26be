from bot.drill.drill_log import DrillLog


def test_a_line_is_taken_apart() -> None:
    journal = DrillLog()
    line = journal.add("bot 1", "2026-11-30 09:00:00 WARNING delivery.too_fast seconds=5.0")
    assert (line.process, line.level, line.event) == ("bot 1", "WARNING", "delivery.too_fast")


def test_a_traceback_goes_on_with_the_line_before() -> None:
    line = DrillLog().add("bot", '  File "x.py", line 1, in y')
    assert (line.level, line.event) == ("TRACE", "")


def test_what_came_later_is_read_and_the_oldest_is_forgotten() -> None:
    journal = DrillLog()
    for number in range(2500):
        journal.add("bot", str(number))
    journal.remark("begins", "too_fast")

    assert [line.text for line in journal.since(2499)] == ["2499", "too_fast"]
    assert len(journal.since(0)) == 2000
