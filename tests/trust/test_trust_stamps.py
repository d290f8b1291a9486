"""A timestamp has one form: of the signatures that verify equally well, the lower one, on every usual curve."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from assessor_app.trust.increment import low_s
from assessor_app.trust.stamps import ORDERS

HASH = ec.ECDSA(hashes.SHA256())


@pytest.mark.parametrize("curve", [ec.SECP256R1(), ec.SECP384R1(), ec.SECP521R1()], ids=lambda curve: curve.name)
def test_the_lower_of_two_values_is_kept_and_both_verify(curve: ec.EllipticCurve) -> None:
    key, order = ec.generate_private_key(curve), ORDERS[curve.name]
    r, s = decode_dss_signature(key.sign(b"amser", HASH))
    other = encode_dss_signature(r, order - s)
    key.public_key().verify(other, b"amser", HASH)  # so the order is right: any other would not verify
    assert low_s(other, order) == low_s(encode_dss_signature(r, s), order)
    with pytest.raises(InvalidSignature):
        key.public_key().verify(encode_dss_signature(r, order - s - 1), b"amser", HASH)
