assert new File(basedir, 'target/generated sources/zellen ä/org/acme/nets/gated/LstmDouble.java').file
assert new File(basedir, 'target/classes/org/acme/nets/gated/LstmDouble.class').file

// It extends a cell of the library.
assert new File(basedir, 'target/classes/org/acme/nets/MyGruDouble.class').file
