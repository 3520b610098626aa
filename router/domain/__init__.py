"""The pure core: complaints, their transitions and the policy, without I/O."""
