def log = new File(basedir, 'build.log').text
assert log.contains('1 cell generated: 1 file written, 0 as before, 0 deleted')
assert log.contains('1 cell is up to date')
assert new File(basedir, 'target/generated-sources/gateloom/org/acme/cells/Lstm.java').text.contains('class Lstm implements Cell')
assert new File(basedir, 'target/classes/org/acme/cells/Lstm.class').file
assert new File(basedir, 'target/classes/org/acme/Sizes.class').file
assert log.contains('gateloom:generate')
