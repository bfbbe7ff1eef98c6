/** Upper bounds of the duration histogram, seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

export interface RequestObservation {
  method: string
  /** The route's pattern, never the path itself, so that the number of series stays bounded. */
  route: string
  status: number
  seconds: number
}

export interface Gauge {
  name: string
  help: string
  value: number
}

export interface Metrics {
  observe(request: RequestObservation): void
  /** Prometheus text exposition format 0.0.4. */
  render(gauges: readonly Gauge[]): string
}

interface Histogram {
  counts: number[]
  sum: number
  count: number
}

/** Request counts and durations, in memory. */
export function createMetrics(): Metrics {
  const requests = new Map<string, number>()
  const durations = new Map<string, Histogram>()

  const observe = ({ method, route, status, seconds }: RequestObservation) => {
    const series = labels({ method, route, status: String(status) })
    requests.set(series, (requests.get(series) ?? 0) + 1)
    const key = labels({ method, route })
    const found = durations.get(key) ?? { counts: BUCKETS.map(() => 0), sum: 0, count: 0 }
    found.counts = found.counts.map((n, i) => (seconds <= (BUCKETS[i] ?? 0) ? n + 1 : n))
    found.sum += seconds
    found.count += 1
    durations.set(key, found)
  }

  const render = (gauges: readonly Gauge[]) => {
    const lines = header('xiezheng_http_requests_total', 'counter', 'HTTP requests answered.')
    for (const [series, n] of requests) lines.push(`xiezheng_http_requests_total{${series}} ${n}`)
    const name = 'xiezheng_http_request_duration_seconds'
    lines.push(...header(name, 'histogram', 'Time to answer, streams to their first byte.'))
    for (const [series, { counts, sum, count }] of durations) {
      BUCKETS.forEach((le, i) => {
        lines.push(`${name}_bucket{${series},le="${le}"} ${counts[i] ?? 0}`)
      })
      lines.push(`${name}_bucket{${series},le="+Inf"} ${count}`)
      lines.push(`${name}_sum{${series}} ${sum}`, `${name}_count{${series}} ${count}`)
    }
    for (const gauge of gauges) {
      lines.push(...header(gauge.name, 'gauge', gauge.help), `${gauge.name} ${gauge.value}`)
    }
    return `${lines.join('\n')}\n`
  }

  return { observe, render }
}

function header(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]
}

function labels(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${value.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`)
    .join(',')
}
