import type { Chart } from '../section-charts.js';

/** Where in the workbook the figures of a chart stand. */
export interface Range {
  sheet: string;
  /** Row of its heads, from 1; the categories are below it in the first column, a series in each further one. */
  headRow: number;
}

const INK = ['1F4E79', 'E08E2B', '9DB8CF'] as const;
const NAMESPACES = [
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
].join(' ');
const [CATEGORY_AXIS, VALUE_AXIS] = [111, 222];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const xmlText = (text: string): string =>
  // Characters that XML has no place for.
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (one) => ESCAPES[one]!);

/** A chart of DrawingML (ECMA-376, part 1, 21.2): a real one, which follows the cells that it is of. */
export function chartXml(chart: Chart, range: Range, language: string): string {
  const isBars = chart.form === 'bars';
  const series = chart.series.map((_, at) => seriesXml(chart, at, range)).join('');
  const axes = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;
  const plot =
    chart.form === 'lines'
      ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`
      : `<c:barChart><c:barDir val="${isBars ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="60"/>${axes}</c:barChart>`;
  const legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>';
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<c:chartSpace ${NAMESPACES}><c:lang val="${language}"/><c:roundedCorners val="0"/><c:chart>${titleXml(chart.title, language)}`,
    `<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}${categoryAxis(isBars)}${valueAxis(isBars, formatOf(chart))}</c:plotArea>`,
    chart.series.length > 1 ? legend : '',
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>',
  ].join('');
}

const formatOf = ({ isShare }: Chart): string => (isShare ? '0%' : '#,##0');

const titleXml = (title: string, language: string): string =>
  [
    '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr>',
    `<a:r><a:rPr lang="${language}" sz="1200" b="1"/><a:t>${xmlText(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`,
  ].join('');

function seriesXml(chart: Chart, at: number, range: Range): string {
  const { name, values } = chart.series[at]!;
  const color = `<a:solidFill><a:srgbClr val="${INK[at % INK.length]}"/></a:solidFill>`;
  const isLines = chart.form === 'lines';
  const look = isLines
    ? `<c:spPr><a:ln w="28575">${color}</a:ln></c:spPr><c:marker><c:symbol val="circle"/><c:size val="5"/><c:spPr>${color}</c:spPr></c:marker>`
    : `<c:spPr>${color}</c:spPr><c:invertIfNegative val="0"/>`;
  // Numbers on many lines or narrow columns would lie on each other; they stand in the cells beside.
  const labels = isLines || chart.categories.length * chart.series.length > 24 ? '' : labelsXml(formatOf(chart));
  const [first, last] = [range.headRow + 1, range.headRow + chart.categories.length];
  const cells = (column: string): string => `${quoted(range.sheet)}!$${column}$${first}:$${column}$${last}`;
  const column = columnOf(at);
  const head = `${quoted(range.sheet)}!$${column}$${range.headRow}`;
  return [
    `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx>${textsXml(head, [name])}</c:tx>${look}${labels}`,
    `<c:cat>${textsXml(cells('A'), chart.categories)}</c:cat><c:val>${numbersXml(cells(column), values, formatOf(chart))}</c:val>`,
    isLines ? '<c:smooth val="0"/></c:ser>' : '</c:ser>',
  ].join('');
}

export const columnOf = (series: number): string => String.fromCharCode('B'.charCodeAt(0) + series);

const quoted = (sheet: string): string => xmlText(`'${sheet.replaceAll("'", "''")}'`);

const textsXml = (cells: string, texts: readonly string[]): string => {
  const points = texts.map((text, at) => `<c:pt idx="${at}"><c:v>${xmlText(text)}</c:v></c:pt>`).join('');
  return `<c:strRef><c:f>${cells}</c:f><c:strCache><c:ptCount val="${texts.length}"/>${points}</c:strCache></c:strRef>`;
};

const numbersXml = (cells: string, numbers: readonly (number | undefined)[], format: string): string => {
  const points = numbers.map((value, at) =>
    value === undefined ? '' : `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`,
  );
  const cache = `<c:formatCode>${format}</c:formatCode><c:ptCount val="${numbers.length}"/>${points.join('')}`;
  return `<c:numRef><c:f>${cells}</c:f><c:numCache>${cache}</c:numCache></c:numRef>`;
};

const labelsXml = (format: string): string =>
  [
    `<c:dLbls><c:numFmt formatCode="${format}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>`,
    '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="800"/></a:pPr><a:endParaRPr lang="es-CL"/></a:p></c:txPr>',
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>',
  ].join('');

/** Bars are read from above, as the cells are. */
const categoryAxis = (isBars: boolean): string =>
  [
    `<c:catAx><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="${isBars ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/>`,
    `<c:axPos val="${isBars ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>`,
    `<c:tickLblPos val="low"/><c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>`,
  ].join('');

const valueAxis = (isBars: boolean, format: string): string =>
  [
    `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/>`,
    `<c:axPos val="${isBars ? 'b' : 'l'}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D5DBE2"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>`,
    `<c:numFmt formatCode="${format}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`,
    `<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="${isBars ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx>`,
  ].join('');
