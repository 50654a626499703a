"""Compares two versions of a news article and reports every factual discrepancy.

>>> import factdiff
>>> report = factdiff.check("Ms Lee said the port may reopen on Friday.", "Ms Lee said the port will reopen on Friday.")
>>> report.verdict
'inconsistent'
>>> report.findings[0].rule, report.findings[0].source.text, report.findings[0].rewrite.text
('certainty-changed', 'may', 'will reopen')
"""

from factdiff._checker import (
    Article,
    Checker,
    Day,
    Error,
    Pair,
    RuleSettings,
    Settings,
    Text,
    check,
    check_many,
    claims,
    rules,
)
from factdiff._core import version as __version__
from factdiff._report import (
    Claim,
    ClaimCounts,
    Document,
    Finding,
    Report,
    Rule,
    Severity,
    Silence,
    Span,
    Summary,
    Support,
    Verdict,
    report_of,
)

__all__ = [
    "Article",
    "Checker",
    "Claim",
    "ClaimCounts",
    "Day",
    "Document",
    "Error",
    "Finding",
    "Pair",
    "Report",
    "Rule",
    "RuleSettings",
    "Settings",
    "Severity",
    "Silence",
    "Span",
    "Summary",
    "Support",
    "Text",
    "Verdict",
    "__version__",
    "check",
    "check_many",
    "claims",
    "report_of",
    "rules",
]
