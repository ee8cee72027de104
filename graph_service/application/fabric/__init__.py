"""The fabric of a district for whoever may be told of it: asked for, and said in sections.

asking     the question, and what of the answer an audience may be told
words      who was asked, residents without company, bodies without ties
circles    circles and sectors, and which of them do not meet
carriers   those in between: key players, structural holes, brokers, betweenness
data       everything as JSON data
"""
