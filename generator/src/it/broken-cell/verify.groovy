def gru = new File(basedir, 'src/main/cells/gru.yaml').path
def log = new File(basedir, 'build.log').readLines()
def errors = log.findAll { it.startsWith("[ERROR] ${gru}:") }
assert errors.size() == 3
assert errors[0].startsWith("[ERROR] ${gru}:4:38: [unknown-function] 'sigmod' is no activation; ")
assert errors[0].endsWith("; did you mean 'sigmoid'?")
assert errors[1] == "[ERROR] ${gru}:6:36: [unknown-name] 'hh' is neither a gate, a state, a constant, a parameter nor the input of Gru; one of x, h, reset, update, candidate; did you mean 'h'?"
assert errors[2] == "[ERROR] ${gru}:8:6: [unknown-name] 'updte' is neither a gate, a state, a constant, a parameter nor the input of Gru; one of x, h, reset, update, candidate; did you mean 'update'?"
assert log.any { it.endsWith('Gateloom found 3 errors in 1 cell file -> [Help 1]') }

// The other cell is right, and is not written all the same.
assert !new File(basedir, 'target/generated-sources').exists()
assert !new File(basedir, 'target/maven-status').exists()
