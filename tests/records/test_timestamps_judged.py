"""What another's rules for long-term validity say of a stamped record, years later: pyHanko's own, by ETSI's book."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
from typing import Any

import pytest
from asn1crypto import crl
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.policy_decl import (
    LocalKnowledge,
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy, RevocationCheckingRule
from pyhanko_certvalidator.registry import SimpleTrustManager
from pyhanko_certvalidator.revinfo.archival import CRLContainer

from assessor_app.centre import pack
from assessor_app.trust import centres
from assessor_app.trust.certificates import card
from tests.records.lasting import STAMPED, Lasting, made_anew

pytestmark = pytest.mark.slow
MONTH = dt.timedelta(days=30)


def policy(made: Lasting, rule: RevocationCheckingRule) -> CertValidationPolicySpec:
    """Both roots are trusted; whether somebody was revoked is asked so strictly."""
    roots = [centres.trust_root(one.certificate) for one in (made.root, made.server)]
    revoked = CertRevTrustPolicy(RevocationCheckingPolicy(rule, rule))
    return CertValidationPolicySpec(trust_manager=SimpleTrustManager.build(trust_roots=roots), revinfo_policy=revoked)


def judged(made: Lasting, file: bytes, at: dt.datetime) -> Any:  # noqa: ANN401 - pyHanko's result
    """By the algorithm for signatures with long-term validity (ETSI EN 319 102-1, 5.6.3), with today's lists."""
    made.office.clock.at = at
    trust = pack.read(made.office.pack()).trust
    lists = [CRLContainer(crl.CertificateList.load(one)) for one in (trust.revocations, trust.root_list)]
    spec = SignatureValidationSpec(
        cert_validation_policy=policy(made, RevocationCheckingRule.CRL_REQUIRED),
        ts_cert_validation_policy=policy(made, RevocationCheckingRule.CHECK_IF_DECLARED),
        local_knowledge=LocalKnowledge(known_crls=lists),
        revinfo_gathering_policy=RevocationInfoGatheringSpec(online_fetching_rule=RevinfoOnlineFetchingRule.LOCAL_ONLY),
    )
    reader: Any = PdfFileReader(io.BytesIO(file))
    asked = PdfSignatureValidationSpec(spec)
    timing = ValidationTimingInfo(at, at, point_in_time_validation=False)
    return asyncio.run(ades_lta_validation(reader.embedded_regular_signatures[0], asked, timing_info=timing))


def test_after_the_certificate_expired_the_archived_record_passes_and_one_without_a_stamp_does_not() -> None:
    made = made_anew()
    later = card(made.signer.certificate).not_after + MONTH
    found = judged(made, made.archived, later)
    assert (found.ades_subindic, found.best_signature_time) == (AdESPassed.OK, STAMPED)
    assert judged(made, made.plain, later).ades_subindic != AdESPassed.OK
