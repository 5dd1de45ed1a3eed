"""Forms below one another read as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.form_columns import align

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_fields_of_several_forms_begin_at_the_same_place(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    fields = []
    for words in ("Taal", "Getekende figuurtjes voor mensen zonder foto"):
        form = QFormLayout()
        form.addRow(QLabel("Een kop over de hele breedte, veel breder dan al het andere samen"))
        field = QLineEdit()
        form.addRow(words, field)
        column.addLayout(form)
        fields.append(field)
    page.show()
    before = {field.x() for field in fields}
    align(page)
    column.activate()
    assert len(before) == 2
    assert len({field.x() for field in fields}) == 1
