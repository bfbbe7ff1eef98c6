import { createCachedEmbedder } from './cached.js'
import { embedderContract } from './embedder.contract.js'
import { createFakeEmbedder } from './testing/fake-embedder.js'
import { createTransformersEmbedder } from './transformers.js'

embedderContract('transformers', () => createTransformersEmbedder())
embedderContract('fake', async () => createFakeEmbedder())
embedderContract('cached', async () => createCachedEmbedder(createFakeEmbedder(), null))
