"""From the first word of a need to the reply to who referred it: one use case a step.

received → checked → searching → asking → matched | unmet → followed up; every step is one writing.
"""
