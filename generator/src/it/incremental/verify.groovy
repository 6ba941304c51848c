def log = new File(basedir, 'build.log').readLines()
def told = log.findAll { it =~ /\d cells? (generated|is|are)|not generated|Nothing to compile/ }.collect { it - '[INFO] ' }
assert told == [
    '3 cells generated: 3 files written, 0 as before, 0 deleted',
    '3 cells are up to date',
    'Nothing to compile - all classes are up to date.',
    '3 cells generated: 3 files written, 0 as before, 0 deleted',
    '2 cells generated: 0 files written, 2 as before, 1 deleted',
    'Cells are not generated: gateloom.skip is set',
    'Nothing to compile - all classes are up to date.'
]
def sources = new File(basedir, 'target/generated-sources/gateloom/org/acme/cells')
assert sources.list().sort() == ['Rnn.java', 'RnnSigmoid.java']
