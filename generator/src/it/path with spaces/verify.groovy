assert new File(basedir, 'target/generated sources/zellen ä/org/acme/nets/gated/LstmDouble.java').file
assert new File(basedir, 'target/classes/org/acme/nets/gated/LstmDouble.class').file
