import { hydrateRoot } from 'react-dom/client'
import './fonts/fonts.css'
import '../stage/theme/tokens.css'
import { Placeholder } from './placeholder.tsx'

const root = document.getElementById('root')
if (root) hydrateRoot(root, <Placeholder path={root.dataset['path'] ?? ''} />)
