def log = new File(basedir, 'build.log').readLines()
def told = log.findAll { it =~ /\d tests? (generated|is|are)/ }.collect { it - '[INFO] ' }
assert told == [
    '2 tests generated: 2 files written, 0 as before, 0 deleted',
    '2 tests generated: 2 files written, 0 as before, 0 deleted',
    '2 tests are up to date',
    '2 tests are up to date'
]
// Two shapes against the reference and two against complex step, for each of two cells in float and in double.
assert log.count { it =~ /Tests run: 16, Failures: 0, Errors: 0, Skipped: 0$/ } == 2
for (name in ['LstmProofTest', 'GatedProofTest', 'LstmDoubleProofTest', 'GatedDoubleProofTest']) {
    assert new File(basedir, "target/surefire-reports/TEST-org.acme.cells.${name}.xml").file
}
