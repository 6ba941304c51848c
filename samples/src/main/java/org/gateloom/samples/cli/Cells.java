package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the cell library. */
@Command(
        name = "cells",
        description = "Lists the cells that come with Gateloom.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Cells implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        int widest = LibraryNames.all().stream().mapToInt(String::length).max().orElse(0);
        for (String name : LibraryNames.all()) {
            String about = NamedCell.read(name).graph().about();
            out.println(name + " ".repeat(widest - name.length() + 2) + firstSentence(about));
        }
        return 0;
    }

    static String firstSentence(String about) {
        return about.replaceFirst("(?s)(?<=[.;])\\s.*", "").replaceFirst("[.;]$", "");
    }
}
