"""The file to the bank: what the standard takes, sums that add up, references as banks read them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from syrupy.assertion import SnapshotAssertion

from payments.formats.pain001 import NAMESPACE, Order, Payer, Transfer, write

SCHEMA = etree.XMLSchema(
    etree.fromstring(files("sepaxml").joinpath("schemas", "pain.001.001.09.xsd").read_bytes())
)
"""The schema of ISO 20022 as the sepaxml package carries it."""

PAYER = Payer(name="Kansaneläkelaitos", business_id="0246246-0", iban="FI5542345670000081", bic="ITELFIHH")


def transfer(
    *,
    end_to_end_id: str = "KELA-1",
    amount: str = "409.56",
    bic: str = "NDEAFIHH",
    name: str = "Aallon leipomo Oy",
    reference: str = "",
    message: str = "Sairauspäiväraha 1/1",
) -> Transfer:
    return Transfer(
        end_to_end_id=end_to_end_id,
        amount=Decimal(amount),
        iban="FI2112345600000785",
        bic=bic,
        name=name,
        reference=reference,
        message="" if reference else message,
    )


def order(*transfers: Transfer) -> Order:
    return Order(
        message_id="KELA-RUN-1",
        created_at=datetime(2026, 11, 2, 7, 0, tzinfo=UTC),
        pay_on=date(2026, 11, 3),
        payer=PAYER,
        transfers=transfers,
    )


def read(content: bytes) -> etree._Element:
    root = etree.fromstring(content)
    SCHEMA.assertValid(root)
    return root


def texts(root: etree._Element, path: str) -> list[str | None]:
    return [element.text for element in root.iterfind(".//p:" + path.replace("/", "/p:"), {"p": NAMESPACE})]


def test_order_is_written_as_the_standard_has_it(snapshot: SnapshotAssertion) -> None:
    written = write(
        order(
            transfer(reference="202611300010"),
            transfer(end_to_end_id="KELA-2", amount="1706.50", reference="RF43202611300010"),
            transfer(end_to_end_id="KELA-3", amount="0.01", bic=""),
        )
    )

    assert etree.tostring(read(written), pretty_print=True, encoding="unicode") == snapshot


@given(
    st.lists(
        st.builds(
            transfer,
            amount=st.decimals("0.01", "99999.99", places=2).map(str),
            name=st.text(st.characters(codec="latin-1", categories=("L", "N")), min_size=1, max_size=200),
            message=st.text(st.characters(codec="latin-1", categories=("L", "N")), min_size=1, max_size=140),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_order_is_valid_and_adds_up(transfers: list[Transfer]) -> None:
    root = read(write(order(*transfers)))

    total = sum((each.amount for each in transfers), Decimal(0))
    assert texts(root, "NbOfTxs") == [str(len(transfers))] * 2
    assert texts(root, "CtrlSum") == [f"{total:.2f}"] * 2
    assert [Decimal(amount or 0) for amount in texts(root, "InstdAmt")] == [each.amount for each in transfers]
    assert texts(root, "Cdtr/Nm") == [each.name[:70] for each in transfers]


@pytest.mark.parametrize(("reference", "issuers"), [("202611300010", []), ("RF43202611300010", ["ISO"])])
def test_reference_is_structured_and_an_international_one_names_its_issuer(
    reference: str, issuers: list[str]
) -> None:
    root = read(write(order(transfer(reference=reference))))

    assert texts(root, "CdtrRefInf/Ref") == [reference]
    assert texts(root, "CdtrRefInf/Tp/CdOrPrtry/Cd") == ["SCOR"]
    assert texts(root, "CdtrRefInf/Tp/Issr") == issuers
    assert texts(root, "Ustrd") == []


def test_payment_without_a_reference_tells_its_message() -> None:
    root = read(write(order(transfer(message="Sairauspäiväraha 12/1"))))

    assert texts(root, "RmtInf/Ustrd") == ["Sairauspäiväraha 12/1"]
    assert texts(root, "Strd") == []


def test_no_postal_address_is_written() -> None:
    root = read(write(order(transfer())))

    assert texts(root, "PstlAdr") == []
