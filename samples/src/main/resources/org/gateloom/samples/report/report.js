"use strict";
(() => {
  const cells = JSON.parse(document.getElementById("runs").textContent);
  const over = document.getElementById("over");
  const unit = document.getElementById("unit");
  const colours = 8;
  const dashes = ["solid", "dashed", "dotted"];
  const signs = ["circle", "rect", "triangle", "diamond"];
  const charts = {};

  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const prefixes = [[1e15, " P"], [1e12, " T"], [1e9, " G"], [1e6, " M"]];

  const short = number => {
    const prefix = prefixes.find(([least]) => number >= least);
    return prefix ? +(number / prefix[0]).toFixed(2) + prefix[1]
      : number >= 1e4 ? +(number / 1e3).toFixed(1) + " k" : "" + number;
  };

  const scale = () => unit.value === "bits" ? 1 / Math.LN2 : 1;

  // From the least to the greatest of the seeds: there and back again.
  const band = (cell, curve, colour) => {
    const numbers = cell[curve];
    const x = numbers[over.value];
    const there = numbers.low.map((loss, i) => [x[i], loss * scale()]);
    const back = numbers.high.map((loss, i) => [x[i], loss * scale()]).reverse();
    return {
      name: cell.name,
      type: "custom",
      silent: true,
      clip: true,
      z: 1,
      data: there.concat(back),
      tooltip: {show: false},
      renderItem: (params, api) => params.dataIndex > 0 ? null : {
        type: "polygon",
        shape: {points: there.concat(back).map(point => api.coord(point))},
        style: {fill: colour, opacity: 0.15},
      },
    };
  };

  const line = (cell, curve, index, colour) => ({
    name: cell.name,
    type: "line",
    // A second sign beside the colour, for those who do not see it.
    lineStyle: {width: 2, type: dashes[index % dashes.length], color: colour},
    itemStyle: {color: colour},
    symbol: signs[index % signs.length],
    symbolSize: 7,
    showSymbol: curve === "validation",
    emphasis: {focus: "series"},
    z: 2,
    data: cell[curve].loss.map((loss, i) => [cell[curve][over.value][i], loss * scale()]),
  });

  const option = curve => {
    const quiet = style("--quiet");
    const axis = {
      type: "value",
      nameLocation: "middle",
      nameTextStyle: {color: quiet},
      axisLine: {lineStyle: {color: style("--line")}},
      splitLine: {lineStyle: {color: style("--line")}},
    };
    const shown = cells.map((cell, index) => ({cell, index})).filter(({cell}) => cell[curve].loss.length > 0);
    return {
      animation: false,
      aria: {enabled: true},
      textStyle: {fontFamily: "system-ui, sans-serif"},
      grid: {left: 64, right: 20, top: 56, bottom: 48},
      legend: {type: "scroll", top: 8, textStyle: {color: style("--text")}, pageTextStyle: {color: quiet}},
      tooltip: {
        trigger: "axis",
        confine: true,
        backgroundColor: style("--page"),
        borderColor: style("--line"),
        textStyle: {color: style("--text")},
        axisPointer: {label: {formatter: ({value}) => short(value)}},
        valueFormatter: value => typeof value === "number" ? value.toFixed(4) : "–",
        order: "valueAsc",
      },
      xAxis: {
        ...axis,
        name: over.selectedOptions[0].textContent,
        nameGap: 28,
        max: "dataMax",
        axisLabel: {color: quiet, formatter: short, hideOverlap: true},
      },
      yAxis: {...axis, name: unit.value + " " + unit.dataset.each, nameGap: 44, scale: true, axisLabel: {color: quiet}},
      series: shown.flatMap(({cell, index}) => {
        const colour = style("--series-" + index % colours);
        const lines = [line(cell, curve, index, colour)];
        return cell[curve].low ? lines.concat(band(cell, curve, colour)) : lines;
      }),
    };
  };

  const drawAll = () => {
    for (const curve of ["validation", "training"]) {
      const place = document.getElementById(curve);
      charts[curve] = charts[curve] || echarts.init(place, null, {renderer: "svg"});
      charts[curve].setOption(option(curve), true);
    }
  };

  const csv = curve => {
    const quoted = text => /[",\r\n]/.test(text) ? "\"" + text.replaceAll("\"", "\"\"") + "\"" : text;
    const loss = "loss_" + unit.options[0].value.replaceAll(" ", "_");
    const rows = [`cell,step,${over.dataset.places},seconds,flops,${loss},lowest_seed,highest_seed`];
    for (const cell of cells) {
      const numbers = cell[curve];
      numbers.loss.forEach((loss, i) => rows.push([
        quoted(cell.name), numbers.steps[i], numbers.characters[i], numbers.seconds[i], numbers.flops[i], loss,
        numbers.low ? numbers.low[i] : "", numbers.high ? numbers.high[i] : "",
      ].join(",")));
    }
    return rows.join("\n") + "\n";
  };

  const save = (name, type, text) => {
    const address = URL.createObjectURL(new Blob([text], {type}));
    const link = document.createElement("a");
    link.setAttribute("href", address);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  document.querySelectorAll(".save").forEach(paragraph => paragraph.hidden = false);
  document.querySelectorAll("button[data-chart]").forEach(button => button.addEventListener("click", () => {
    const curve = button.dataset.chart;
    if (button.dataset.as === "svg") {
      save(curve + ".svg", "image/svg+xml", charts[curve].renderToSVGString());
    } else {
      save(curve + ".csv", "text/csv", csv(curve));
    }
  }));

  const resize = () => Object.values(charts).forEach(chart => chart.resize());
  document.getElementById("axes").hidden = false;
  // What was chosen is kept in the address, so that it outlives the next look at the file.
  const chosen = () => {
    location.replace("#" + over.value + "," + unit.value);
    drawAll();
  };
  const [ofOver, ofUnit] = location.hash.slice(1).split(",");
  const has = (select, value) => [...select.options].some(option => option.value === value);
  over.value = has(over, ofOver) ? ofOver : over.value;
  unit.value = has(unit, ofUnit) ? ofUnit : unit.value;
  over.addEventListener("change", chosen);
  unit.addEventListener("change", chosen);
  if (document.getElementById("going")) {
    setTimeout(() => location.reload(), 5000);
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  addEventListener("resize", resize);
  addEventListener("beforeprint", resize);
  drawAll();
})();
