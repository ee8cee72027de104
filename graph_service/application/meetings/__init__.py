"""From gaps to a meeting of the 協議体, from its minutes to what became of it. One module a step.

reading    meetings as they are stored, with their decisions and what came before
guests     whom to invite: the smallest group, what each stands for and brings
planning   an agenda from gaps; the meeting and its items, written together
council    what may be said of a gap to members of the 協議体
pictures   the maps among them, drawn once
published  the numbers of a meeting's papers, taken once
pack       the papers of a meeting: those for everybody, and the coordinator's own
minutes    who came, what was decided, who got to know whom
concerning the meetings that concern a need, a resource, an actor
sequel     whether its gaps closed; what came of it
"""
