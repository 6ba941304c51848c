package org.gateloom.samples.export.pytorch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gateloom.samples.export.UnsayableException;

/** Names in Python: those of values, which must be new, and those of parameters, which must be as they are in the file. */
final class Words {

    private static final Set<String> PYTHON = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    /** What the module's own lines mean by them. */
    private static final Set<String> MODULE = Set.of(
            "F",
            "Gate",
            "Network",
            "SYMBOLS",
            "json",
            "layer_norm",
            "nn",
            "pathlib",
            "product",
            "rms_norm",
            "rows",
            "self",
            "sys",
            "torch",
            "x");

    /** What PyTorch's modules have under these names already. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "T_destination",
            "add_module",
            "apply",
            "bfloat16",
            "buffers",
            "call_super_init",
            "children",
            "compile",
            "cpu",
            "cuda",
            "double",
            "dump_patches",
            "eval",
            "extra_repr",
            "float",
            "forward",
            "get_buffer",
            "get_extra_state",
            "get_parameter",
            "get_submodule",
            "half",
            "ipu",
            "load_state_dict",
            "modules",
            "mtia",
            "named_buffers",
            "named_children",
            "named_modules",
            "named_parameters",
            "parameters",
            "register_backward_hook",
            "register_buffer",
            "register_forward_hook",
            "register_forward_pre_hook",
            "register_full_backward_hook",
            "register_full_backward_pre_hook",
            "register_load_state_dict_post_hook",
            "register_load_state_dict_pre_hook",
            "register_module",
            "register_parameter",
            "register_state_dict_post_hook",
            "register_state_dict_pre_hook",
            "requires_grad_",
            "set_extra_state",
            "set_submodule",
            "share_memory",
            "state_dict",
            "to",
            "to_empty",
            "train",
            "training",
            "type",
            "xpu",
            "zero_grad");

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>(MODULE);

    /** The name of a value in this scope: its own without dots, with a {@code _} behind where that is taken. */
    String value(String own) {
        return names.computeIfAbsent(own, name -> {
            String free = name.replace('.', '_');
            while (PYTHON.contains(free) || !taken.add(free)) {
                free += "_";
            }
            return free;
        });
    }

    /** A class's name. */
    static String type(String cell) {
        return PYTHON.contains(cell) || MODULE.contains(cell) ? cell + "Cell" : cell;
    }

    /** A size's name. */
    static String size(String own) {
        return PYTHON.contains(own) || MODULE.contains(own) ? own + "_" : own;
    }

    /**
     * Passes the name of a parameter, or of the gate that owns it.
     *
     * @throws UnsayableException if an attribute of a module cannot have it
     */
    static String attribute(String name) throws UnsayableException {
        if (PYTHON.contains(name) || ATTRIBUTES.contains(name)) {
            throw new UnsayableException("PyTorch cannot have the gate or parameter '" + name
                    + "': the name is " + (PYTHON.contains(name) ? "a word of Python" : "a method of its modules")
                    + "; train the cell under another name, '" + name + "_1' for example");
        }
        return name;
    }
}
