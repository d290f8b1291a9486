"""Trust: identities, certificates, signing a PDF and judging its signatures, and whom this store vouches for.

Not here: what a record says and whether its pages match its data (`records`). Only `model`, `store` and `vouching`
are light to import; the others bring in cryptography or pyHanko, which take their time.
"""

import logging

for _library in ("pyhanko", "pyhanko_certvalidator"):
    # Their log lines hold names from certificates; what matters in them comes back as codes.
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)
