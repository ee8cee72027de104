"""Whom to invite to a meeting about chosen gaps. One module a step.

sides     who stands for each end of a gap
group     the smallest group, as an integer programme
guests    why each is invited, who asks them, what they bring
"""

from __future__ import annotations
