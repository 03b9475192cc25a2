"use strict";
// Draws the specification that stands at the figure, without eval; a click on a bar leads to its events.
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
for (const figure of document.querySelectorAll("[data-chart]")) {
  if (!window.vegaEmbed) {
    figure.remove();
    for (const table of document.querySelectorAll("main details")) table.open = true;
    continue;
  }
  const ink = dark ? "#e9e3d5" : "#23211c";
  const line = dark ? "#3b372e" : "#dcd5c6";
  const spec = JSON.parse(figure.dataset.chart);
  spec.config.axis = { labelColor: ink, titleColor: ink, gridColor: line, domainColor: line, tickColor: line };
  if (figure.clientWidth < 520) for (const layer of [spec, ...(spec.layer || [])]) {
    const legend = layer.encoding && layer.encoding.color && layer.encoding.color.legend;
    if (legend) Object.assign(legend, { columns: 2, labelLimit: 120 });
  }
  spec.config.legend = { labelColor: ink };
  const options = { actions: false, ast: true, renderer: "svg", defaultStyle: false, tooltip: false, mode: "vega-lite" };
  window.vegaEmbed(figure, spec, options).then(({ view }) => {
    view.addEventListener("click", (_event, item) => {
      if (item && item.datum && item.datum.href) return location.assign(item.datum.href);
      if (!item || !item.datum || !item.datum.step) return;
      const way = new URL(figure.dataset.to, location.href);
      way.searchParams.set("since", item.datum.step);
      way.searchParams.set("until", item.datum.step);
      location.assign(way);
    });
    figure.dataset.drawn = "true";
  });
}
