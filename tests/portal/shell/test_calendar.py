"""Months as they are drawn, and the same in words."""

from datetime import date

from portal.shell.calendar import Day, Drawn, Mark, Span, drawn


def test_month_begins_on_its_weekday_and_marks_its_days() -> None:
    calendar = drawn({date(2026, 4, 2): Mark.WAITING})

    (month,) = calendar.months
    assert month.weeks[0] == (
        None,
        None,
        Day(date(2026, 4, 1), None),
        Day(date(2026, 4, 2), Mark.WAITING),
        Day(date(2026, 4, 3), None),
        Day(date(2026, 4, 4), None),
        Day(date(2026, 4, 5), None),
    )


def test_month_names_its_columns_from_monday() -> None:
    (month,) = drawn({date(2026, 4, 2): Mark.WAITING}).months

    assert month.heads[0] == date(2026, 3, 30)
    assert month.heads[6] == date(2026, 4, 5)


def test_months_between_first_and_last_mark_are_drawn_too() -> None:
    calendar = drawn({date(2026, 11, 30): Mark.ABSENT, date(2027, 1, 1): Mark.HOLIDAY})

    assert [month.first for month in calendar.months] == [
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
    ]


def test_only_sundays_rest() -> None:
    (month,) = drawn({date(2026, 4, 2): Mark.WAITING}).months

    assert [day.on.day for week in month.weeks for day in week if day and day.rest] == [5, 12, 19, 26]


def test_holiday_does_not_cut_a_span() -> None:
    calendar = drawn(
        {
            date(2026, 4, 2): Mark.WAITING,
            date(2026, 4, 3): Mark.HOLIDAY,
            date(2026, 4, 4): Mark.WAITING,
            date(2026, 4, 7): Mark.PAYABLE,
        }
    )

    assert calendar.spans == (
        Span(mark=Mark.WAITING, starts_on=date(2026, 4, 2), ends_on=date(2026, 4, 4), days=2),
        Span(mark=Mark.PAYABLE, starts_on=date(2026, 4, 7), ends_on=date(2026, 4, 7), days=1),
    )
    assert calendar.holidays == (date(2026, 4, 3),)


def test_nothing_marked_draws_nothing() -> None:
    assert drawn({}) == Drawn(months=(), spans=(), holidays=())
