/** One cell lies in this folder, the other among the resources. */
@GateGraph({"lstm.yaml", "library/rnn.yaml"})
package org.acme.cells;

import org.gateloom.runtime.cell.GateGraph;
