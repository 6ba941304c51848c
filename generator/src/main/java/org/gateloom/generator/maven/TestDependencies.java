package org.gateloom.generator.maven;

import java.util.Collection;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoFailureException;

/**
 * What the generated tests need beside the classes they prove.
 *
 * @param found what the project's tests have
 * @param version this plugin's
 */
record TestDependencies(Collection<Artifact> found, String version) {

    TestDependencies {
        found = List.copyOf(found);
    }

    /** @throws MojoFailureException with what to add, when something is missing */
    void require() throws MojoFailureException {
        if (!has("org.gateloom", "generator")) {
            throw missing("org.gateloom", "generator", version);
        }
        if (!has("org.junit.jupiter", "junit-jupiter-api")) {
            throw missing("org.junit.jupiter", "junit-jupiter", "(5.9 or newer)");
        }
    }

    private boolean has(String group, String name) {
        return found.stream()
                .anyMatch(artifact -> artifact.getGroupId().equals(group)
                        && artifact.getArtifactId().equals(name));
    }

    private static MojoFailureException missing(String group, String name, String version) {
        return new MojoFailureException("the tests of cells need " + group + ":" + name
                + ", which the tests of this project do not have. Add to its dependencies:\n"
                + "    <dependency>\n"
                + "      <groupId>" + group + "</groupId>\n"
                + "      <artifactId>" + name + "</artifactId>\n"
                + "      <version>" + version + "</version>\n"
                + "      <scope>test</scope>\n"
                + "    </dependency>");
    }
}
