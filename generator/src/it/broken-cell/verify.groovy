def gru = new File(basedir, 'src/main/cells/gru.yaml').path
def log = new File(basedir, 'build.log').readLines()
def errors = log.findAll { it.startsWith("[ERROR] ${gru}:") }
// What stands between is held by the tests of the language.
def told = [
    ["4:38: [unknown-function] 'sigmod' is no activation; ", "; did you mean 'sigmoid'?"],
    ["6:36: [unknown-name] 'hh' is neither ", "; did you mean 'h'?"],
    ["8:6: [unknown-name] 'updte' is neither ", "; did you mean 'update'?"]
]
assert errors.size() == told.size()
[errors, told].transpose().each { error, text ->
    assert error.startsWith("[ERROR] ${gru}:" + text[0]) && error.endsWith(text[1])
}
assert log.any { it.endsWith('Gateloom found 3 errors in 1 cell file -> [Help 1]') }

// The other cell is right, and is not written all the same.
assert !new File(basedir, 'target/generated-sources').exists()
assert !new File(basedir, 'target/maven-status').exists()
