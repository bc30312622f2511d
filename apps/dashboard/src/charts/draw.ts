import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

/** Draws into an element, anew whenever its size changes. Gives what takes it away. */
export function draw(host: HTMLElement, options: EChartsCoreOption): () => void {
  const chart = init(host, undefined, { renderer: 'svg' });
  chart.setOption(options);
  const seen = new ResizeObserver(() => chart.resize());
  seen.observe(host);
  return () => {
    seen.disconnect();
    chart.dispose();
  };
}
