/** Bars as an SVG that reads on light and dark pages; on a logarithmic scale unless `isLinear`; `each`: every chart by itself. */
export function drawBars(
  charts: readonly {
    readonly title: string
    readonly bars: readonly { readonly label: string; readonly value: number | undefined }[]
  }[],
  { isLinear = false }: { readonly isLinear?: boolean | 'each' } = {},
): string {
  const [width, labelWidth, rowHeight, titleHeight] = [720, 190, 24, 34]
  const known = charts.flatMap(({ bars }) => bars.flatMap(({ value }) => value ?? []))
  const lengthOf = (value: number) => (isLinear ? value : Math.log10(value + 1))
  const scaleOf = (among: readonly number[]) =>
    (width - labelWidth - 80) / lengthOf(Math.max(isLinear ? 0 : 10, ...among))
  const parts: string[] = []
  let y = 0
  for (const { title, bars } of charts) {
    parts.push(`<text x="0" y="${y + 22}" font-weight="bold">${escapeText(title)}</text>`)
    y += titleHeight
    const scale = scaleOf(isLinear === 'each' ? bars.flatMap(({ value }) => value ?? []) : known)
    for (const { label, value } of bars) {
      const length = value === undefined ? 0 : Math.max(2, lengthOf(value) * scale)
      const shown =
        value === undefined ? 'not measured' : value >= 100 ? String(Math.round(value)) : value.toFixed(1)
      parts.push(
        `<text x="${labelWidth - 8}" y="${y + 15}" text-anchor="end">${escapeText(label)}</text>`,
        `<rect x="${labelWidth}" y="${y + 3}" width="${length.toFixed(1)}" height="16" fill="${label === 'ours' ? '#6f42c1' : '#8b949e'}"/>`,
        `<text x="${(labelWidth + length + 6).toFixed(1)}" y="${y + 15}">${shown}</text>`,
      )
      y += rowHeight
    }
    y += 10
  }
  const style = 'text{font:13px sans-serif;fill:#57606a}@media(prefers-color-scheme:dark){text{fill:#c9d1d9}}'
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" role="img">`,
    `<title>${escapeText(charts.map(({ title }) => title).join('; '))}</title>`,
    `<style>${style}</style>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n')
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
