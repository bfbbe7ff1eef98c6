/** The page at `/` until the web client takes its place: one form, one answer with its sources. */
export const HOME_HTML = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>协证：政协工作报告语义检索助手</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/home.css">
</head>
<body>
<main>
<h1>协证</h1>
<p>在政协工作报告中提问，每句回答都有出处；没有依据就不回答。</p>
<form id="ask">
<label for="question">问题</label>
<input id="question" maxlength="2000" required autocomplete="off" placeholder="例如：白城市政协2023年立案提案多少件？">
<button>提问</button>
<details><summary>API 密钥（设置了密钥时才需要）</summary>
<input id="key" type="password" autocomplete="off" aria-label="API 密钥"></details>
</form>
<section id="answer" aria-live="polite"></section>
<ol id="citations"></ol>
<nav>
<h2>接口</h2>
<ul>
<li><a href="/docs">接口文档</a>（<a href="/openapi.json">OpenAPI 3.1</a>）</li>
<li><a href="/readyz">就绪状态与库中数量</a> · <a href="/metrics">运行指标</a></li>
<li><a href="/api/documents">库中的文件</a></li>
</ul>
</nav>
</main>
<script src="/assets/home.js"></script>
</body>
</html>
`

export const HOME_CSS = `
body { margin: 0; font: 16px/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #222; background: #fafafa }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem }
h1 { margin: 0; color: #a11 }
h2 { font-size: 1rem; margin-top: 2.5rem }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center }
#question { flex: 1; min-width: 14rem }
input, button { font: inherit; padding: .4rem .7rem }
details { flex-basis: 100%; font-size: .875rem; color: #555 }
#answer { margin-top: 1.5rem; white-space: pre-wrap }
#citations { padding-left: 2rem }
#citations li { margin: .8rem 0 }
blockquote { margin: .2rem 0; padding-left: .8rem; border-left: 3px solid #ccc; white-space: pre-wrap }
.where { font-size: .875rem; color: #555 }
.error { color: #a11 }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818 } a { color: #8bf } .where, details { color: #aaa } h1, .error { color: #f77 } }
`

export const HOME_JS = `'use strict'
const byId = (id) => document.getElementById(id)
const element = (tag, text, className) => {
  const node = document.createElement(tag)
  node.textContent = text
  if (className) node.className = className
  return node
}
const headers = () => (byId('key').value ? { authorization: 'Bearer ' + byId('key').value } : {})

async function openOriginal(event, citation) {
  event.preventDefault()
  const response = await fetch('/api/documents/' + encodeURIComponent(citation.documentId) + '/original', { headers: headers() })
  if (!response.ok) return
  const original = await response.text()
  const mark = element('mark', original.slice(citation.start, citation.end))
  const page = element('blockquote', '')
  page.append(original.slice(Math.max(0, citation.start - 300), citation.start), mark, original.slice(citation.end, citation.end + 300))
  event.target.closest('li').querySelector('blockquote').replaceWith(page)
}

function showCitation(citation) {
  const item = document.createElement('li')
  item.value = citation.n
  const where = [citation.title, citation.region && citation.region.name, citation.year ? citation.year + '年' : '年份不详']
  item.append(element('div', where.filter(Boolean).join(' · ')), element('blockquote', citation.quote))
  const link = element('a', '在原文中查看')
  link.href = '/api/documents/' + encodeURIComponent(citation.documentId) + '/original'
  link.addEventListener('click', (event) => openOriginal(event, citation))
  const place = element('div', citation.documentName + ' [' + citation.start + ', ' + citation.end + ') ', 'where')
  place.append(link)
  item.append(place)
  return item
}

function show(response) {
  const text = response.refused
    ? response.reason || response.answer
    : response.sentences.map((s) => s.text + s.citations.map((n) => '[' + n + ']').join('')).join('')
  byId('answer').replaceChildren(element('p', text))
  if (response.refused && response.citations.length) byId('answer').append(element('p', '最接近的段落：', 'where'))
  byId('citations').replaceChildren(...response.citations.map(showCitation))
}

byId('ask').addEventListener('submit', async (event) => {
  event.preventDefault()
  byId('citations').replaceChildren()
  byId('answer').replaceChildren(element('p', '正在查找……'))
  try {
    const response = await fetch('/api/chat', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers() },
      body: JSON.stringify({ question: byId('question').value }),
    })
    const body = await response.json()
    if (response.ok) show(body)
    else byId('answer').replaceChildren(element('p', body.error.message, 'error'))
  } catch {
    byId('answer').replaceChildren(element('p', '连不上服务，请确认它还在运行。', 'error'))
  }
})
`
