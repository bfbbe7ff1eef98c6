import type { Generation } from './generate.js'
import type { ModelFault } from './language-model.js'

const FAULTS: Readonly<Record<ModelFault, string>> = {
  down: '大模型连接不上或出了错',
  rejected: '大模型拒绝了请求（请管理员检查接口地址、模型名与密钥）',
  quota: '大模型额度已用尽或请求过于频繁',
  timeout: '大模型没有及时回答',
  malformed: '大模型返回的内容无法读取',
}

/** What a reader should know of how a language model's answer came about, in Chinese; null where all went well. */
export function noticeOf({ kept, struck, fault }: Generation): string | null {
  if (fault === 'circles') {
    return kept.length > 0
      ? '大模型的回答开始重复，后面的部分已略去。'
      : '大模型没有给出可用的回答，以下是原文摘录。'
  }
  if (fault !== null) {
    return kept.length > 0
      ? `${FAULTS[fault]}，回答中途断了，其余以原文摘录补足。`
      : `${FAULTS[fault]}，以下是原文摘录。`
  }
  if (kept.length > 0) return null
  return struck.length > 0
    ? '大模型的回答经核对没有依据，以下是原文摘录。'
    : '大模型没有作答，以下是原文摘录。'
}
