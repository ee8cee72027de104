"""From the first word of a need to the reply to who referred it: one use case a deed.

received → checked → searching → asking → matched | unmet → followed up; every deed is one writing.
"""
