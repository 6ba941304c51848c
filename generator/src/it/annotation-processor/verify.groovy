assert new File(basedir, 'target/classes/org/acme/cells/Lstm.class').file
assert new File(basedir, 'target/classes/org/acme/cells/Rnn.class').file
assert new File(basedir, 'target/generated-sources/annotations/org/acme/cells/Rnn.java').file
