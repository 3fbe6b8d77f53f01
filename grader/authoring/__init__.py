"""The proofs that a kata owes before it reaches a learner."""
