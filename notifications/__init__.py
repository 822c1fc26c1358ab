"""What leaves Ordna: who is told what, how it is worded, and the channels it is sent by."""
