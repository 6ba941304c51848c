def log = new File(basedir, 'build.log').text
assert log.contains('the tests of cells need org.gateloom:generator, which the tests of this project do not have. Add to its dependencies:')
assert log.contains('<artifactId>generator</artifactId>')
assert log.contains('<scope>test</scope>')
assert !new File(basedir, 'target/generated-test-sources/gateloom').exists()
