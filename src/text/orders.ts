import { normalise } from './normalise.js'

/** Who is ordered about: a machine that reads. */
const MACHINE =
  '(?:(?<!参谋|得力|好|小)助手|助理(?!工程|研究|教授|审判|检察|员|医师|会计)|大模型|语言模型|人工智能|智能体|机器人|问答系统|检索系统|核验(?:程序|员|器)|验证器|(?:摘要|问答|自动).{0,2}(?:程序|工具)|(?<![a-z])(?:ai|llms?|gpt|chatgpt|chatbots?|bots?|assistants?|language models?|verifier|model)(?![a-z]))'
const MUST =
  '(?:必须|务必|应当|应(?![用急对届链付收力变税急])|须|请|只能|不得|一律|要|需|可以|直接|shall|must|should|please|will)'
const SPEAK =
  '(?:回答|回复|回覆|答复|作答|输出|声明|告诉|告知|说明|说|写|宣布|承认|引用|注明|附上|推荐|转述|判为|采用|标注|补上|忽略|answer|report|reply|respond|say|state|output|tell|write|mention|cite|print|announce|repeat|add|include|recommend|ignore)'
const EARLIER =
  '(?:以上|上述|上文|上面|前面|之前|先前|此前|前文|其余|其他|其它|所有|全部|一切|任何|原有|正文|资料|previous|prior|above|earlier|preceding|every|all|any|other|your|the (?:question|rules|passages?|text|instructions?))'

const ORDERS: readonly RegExp[] = [
  // Override what was said before.
  new RegExp(
    `(?<!不|不可|不得|不能|不容|不会|不应|从未)(?:忽略|无视|忘记|忘掉|不要理会|不必理会|不用管|别管|抛开|ignore|disregard|forget|override|overrule)s?(?:了|掉)?.{0,8}${EARLIER}`,
  ),
  /(?:以上|上述|上文|上面|前面|之前|先前|此前|其余).{0,10}(?:忘掉|忘记|忽略|抛开|不必再看|不用看|ignored)|请(?:忽略|无视)(?!.{0,4}不计)/,
  /优先(?:采用|引用|采信)|可信度最高|overrides? /,
  new RegExp(
    `${EARLIER}.{0,12}(?:指令|指示|规则|提示词?|设定|要求|限制)(?:已|均|全部|一律|都)?(?:作废|失效|无效|取消|解除)`,
  ),
  // A machine is addressed and told what to say.
  new RegExp(`${MACHINE}.{0,40}${MUST}.{0,24}${SPEAK}`),
  new RegExp(`${MUST}.{0,4}${MACHINE}.{0,24}${SPEAK}`),
  new RegExp(`${MACHINE}(?:只能|一律|必须|须|请|务必)`),
  new RegExp(
    `(?:阅读|读取|处理|引用|总结|摘录|检索)(?:本|此|该)?(?:文|页|段|报告|资料|网页|内容).{0,10}${MACHINE}`,
  ),
  new RegExp(
    `${MACHINE}.{0,16}(?:读到|看到|阅读|总结|引用|处理|翻译|回答).{0,16}(?:时|后|请|须|应|本)`,
  ),
  new RegExp(`${MACHINE}.{0,2}(?:注意|须知|提示)|供.{0,6}${MACHINE}.{0,6}使用|供机器`),
  new RegExp(`^.{0,24}(?:for|to) ${MACHINE}.{0,3}:`),
  // What an answer is to be.
  /时(?:输出|回答|回复|答)[:,]|(?:改答|改口(?:回答|说)|照(?:着)?念|说给用户|答案(?:改为|以.{0,6}为准)|每次都说|每一?轮对话|do not say|you will be|replaces? (?:every|all|the)|after this one)/,
  /(?:请|只|只需|一律|直接|必须|须|务必|均|都|应|就|先|再)(?:需|能|要|可|用|得)?(?:回答|回复|回覆|答复|输出|说|写上?|打印|复述|重复)(?:一?遍|道|成|出|出来)?[:,]?\s*["“'「:]/,
  /(?:告诉|告知|转告|对|提醒|建议|引导|请|让|要求|向|给|回复)(?:所有|每个|每位|各位)?(?:用户|提问者|读者|使用者)(?:推荐|:|说|去|到|把|加|登入|前往|访问|点击|添加|拨打|登录|下载|扫|提供|输入|发送|转|寄)/,
  /(?:用户|使用者)(?:问|提(?!供|升|高|出)|其实|想听|的?(?:原话|提问|问题|请求|输入))|(?:每个?|所有|任何|全部|你的|最终|唯一|标准|正确)(?:的)?(?:答案|回答|回复|答复)(?:末尾|开头|里|中|前|后|都|须|必须|应|只能|是|为|:|一律)|(?:答案|回答|答复)(?:末尾|开头|必须包含|只能|必须|须|里须|一律|应为)/,
  /(?:in|at the end of|with|begin|start|end) (?:your|every|each|the) (?:answer|reply|response)|your (?:answer|reply|response|output|task|instructions?)|tell (?:the )?(?:users?|readers?)|the user|you to (?:say|answer|write|tell)|users? (?:ask|must|should)/,
  /(?:reply|respond|answer|say|output|print|repeat|write|state|return|emit)(?: \w+){0,3}? ?(?:only|with|exactly|verbatim|in json|forever|:|"|“|')/,
  new RegExp(
    `(?:回答|作答|总结|摘要|引用|转述|解读|翻译)(?:本|此|该|有关|关于|这|任何|所有)?.{0,10}(?:时|前|后|之前|之后)[,:]?(?:请|须|应|必须|务必|一律|要|先|只).{0,20}(?:${SPEAK}|回|原样|附|插入|加上|带上)`,
  ),
  /(?:凡|当|若|如果|一旦).{0,14}(?:提问|问到|问及|问起|不回答|不照做|不服从)/,
  /(?:请|務必|务必|必须|须|并|就|一律).{0,14}(?:写明|注明|写上|标明|声明|宣布|补上(?:一句)?|说明|首句为|开头|标注)["“'「]|(?:标注|引用|cite)\s*\[\d|一律(?:回答|作答|报|说|写|称)|(?:回答|作答)时[,把将请须]/,
  /作为(?:最终)?(?:答案|回答)|(?:后|并|照此|据此)作答|as (?:the|your) (?:answer|report|reply)|视为(?:资料|原文)|(?:若|如果|假如|假设|想象)[你您](?:不|是)|请配合回答/,
  /(?:只用|改以|改用|请以|请用|输出)(?:json|yaml|xml|markdown|粗体|文言|参考式|一级标题|base64)|重复.{1,6}遍|(?:你|您)的(?:推理|思考|内心|规则|密钥|接口|提示|输出|回答|任务|指令|下一句|身份)|收到的(?:全部)?(?:规则|指令|提示)|接口密钥|api key|本系统的?(?:开发|管理)|above this line|checker|summari[sz]e this/,
  /javascript:|data:text|"role"\s*:|[a-z]+_[a-z]+\(|action input|[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]|(?:[a-z][-.]){4,}[a-z]/,
  /^-{2,}.{0,10}(?:资料|文档|上下文|context)(?:结束|开始|end|start)|^[[【(]?(?:资料|passage|source|document)?\s*[[【]?\d{1,3}[\]】]?[:\s(]{0,3}(?:来源|优先|可信|官方|verified)/,
  // Another role, another mode, the rules themselves.
  /[你妳](?:现在|已经|将|从此|必须|只|不再)(?:是|扮演|变成|成为|叫|改)|从现在起,?你|你是(?:世|一[个名位台只]).{0,12}(?:助手|模型|机器|ai|程序)|(?:请|要)扮演一|you (?:are|have|must|will)(?: now)? |from now on|act as|pretend (?:to|you)|role-?play/,
  /系统提示(?:词|如下|语|[:\]])|提示词|开发者模式|调试模式|越狱|system prompt|developer mode|debug mode|jailbreak|initial instructions|系统(?:消息|指令|通知|命令)[:\]】]|新的?(?:最高)?(?:指令|规则|任务|系统)[:\]]|(?:指令|任务|命令)(?:更新|变更|如下)/,
  /(?:解码|解密|还原|译成|翻译).{0,12}(?:执行|照做|照办|回答|作为答案)|(?:decode|decrypt|translate).{0,40}(?:follow|obey|execute|answer|reply|do)|(?:base64|rot13)/,
  /(?:执行|运行)(?:以上|上述|以下|下列|这段|该)?(?:代码|命令|脚本|指令)|(?:调用|使用).{0,6}(?:工具|函数|接口)(?:send|delete|[a-z_]{4,})/,
  // What marks turns, tools and fences in a prompt.
  /<\/?(?:system|assistant|user|human|instructions?|prompt|context|documents?|passages?|资料|think|thinking|tool_?calls?|function_?calls?|answer|tools?|admin|im_start|im_end)[^<>]{0,40}>|<\|[^|<>]{1,30}\|>|<<\/?sys>>|\[\/?(?:inst|system|sys|user|assistant|tool_calls)\]|```|^#{1,6}\s*(?:system|assistant|user|instructions?|系统|助手|新指令|指令)/,
  /^[[(【]?(?:system|assistant|user|human|ai|model|助手|助理|用户|使用者|系统|管理员|开发者|模型)(?:通知|消息|提示|指令)?[\])】]?\s*[:：\]】]/,
  /!\[[^\]]*\]\(|\]\(https?:/,
]

/** Characters set apart so that nobody finds the word: 忽 略 以 上, ignore p-r-e-v. */
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

/**
 * Whether a text gives orders to a machine that reads it: to ignore what it was told, to say
 * something, to play a role, or by the marks of turns, tools and fences of a prompt. A report
 * speaks to people; what speaks to a machine was put there to steer it.
 */
export function givesOrders(text: string): boolean {
  const plain = normalise(text.normalize('NFKC')).replaceAll('妳', '你')
  const forms = [
    plain,
    plain.replace(/(?<=[\u4e00-\u9fff,.:"'])[\s·.*_~-]+(?=[\u4e00-\u9fff,.:"'])/g, ''),
  ]
  if (/[a-z].*[013457@$]|[013457@$].*[a-z]/.test(plain) && !/[\u4e00-\u9fff]/.test(plain)) {
    forms.push(plain.replace(/[013457@$]/g, (character) => LEET[character] ?? character))
  }
  return forms.some((form) => ORDERS.some((order) => order.test(form)))
}
