import type { Feature, Image } from 'write-excel-file/node';
import type { Chart } from '../section-charts.js';
import { chartXml, xmlText, type Range } from './chart-xml.js';

export interface PlacedChart {
  chart: Chart;
  range: Range;
  /** Cell of its upper left corner, from 0. */
  at: { column: number; row: number };
  /** In pixels. */
  size: { width: number; height: number };
}

const EMU = 9_525;
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const CORE_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CORE_RELATION = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

/**
 * What the library has no word for: charts of a sheet, and what the file says of itself. Of its drawings and content types it lets
 * others write. `sheet`: the name of the sheet on which they stand.
 */
export function withCharts(
  sheet: string,
  charts: readonly PlacedChart[],
  about: CoreProperties,
): Feature<Image['content']> {
  const overrides = charts.map(
    (_, at) => `<Override PartName="/xl/charts/chart${at + 1}.xml" ContentType="${CHART_TYPE}"/>`,
  );
  const isHere = (options: { sheet?: string }): boolean => options.sheet === sheet;
  return {
    files: {
      transform: {
        '[Content_Types].xml': {
          insert: () => `${overrides.join('')}<Override PartName="/docProps/core.xml" ContentType="${CORE_TYPE}"/>`,
        },
        '_rels/.rels': {
          insert: () => `<Relationship Id="rId-core-1" Type="${CORE_RELATION}" Target="docProps/core.xml"/>`,
        },
        'xl/drawings/drawing{id}.xml': {
          insert: (options) => (isHere(options) ? charts.map(frameXml).join('') : undefined),
        },
        'xl/drawings/_rels/drawing{id}.xml.rels': {
          insert: (options) => (isHere(options) ? charts.map((_, at) => relation(at)).join('') : undefined),
        },
      },
      write: {
        files: () => ({
          ...Object.fromEntries(
            charts.map(({ chart, range }, at) => [
              `xl/charts/chart${at + 1}.xml`,
              chartXml(chart, range, about.language),
            ]),
          ),
          'docProps/core.xml': coreXml(about),
        }),
      },
    },
  };
}

const relation = (at: number): string =>
  `<Relationship Id="rId-chart-${at + 1}" Type="${OFFICE}/chart" Target="../charts/chart${at + 1}.xml"/>`;

function frameXml({ chart, at, size }: PlacedChart, index: number): string {
  const [id, name] = [index + 1, `${chart.title}`];
  return [
    `<xdr:oneCellAnchor><xdr:from><xdr:col>${at.column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${at.row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>`,
    `<xdr:ext cx="${size.width * EMU}" cy="${size.height * EMU}"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>`,
    `<xdr:cNvPr id="${id + 1}" name="${xmlText(name)}" descr="${xmlText(chart.summary)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>',
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">',
    `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${OFFICE}" r:id="rId-chart-${id}"/>`,
    '</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>',
  ].join('');
}

export interface CoreProperties {
  title: string;
  subject: string;
  /** `es-CL` */
  language: string;
  /** Day. */
  madeOn: string;
}

const coreXml = ({ title, subject, language, madeOn }: CoreProperties): string =>
  [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${xmlText(title)}</dc:title><dc:subject>${xmlText(subject)}</dc:subject><dc:creator>OLN</dc:creator><dc:language>${language}</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${madeOn}T12:00:00Z</dcterms:created></cp:coreProperties>`,
  ].join('');
