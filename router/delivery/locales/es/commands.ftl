### El menú de comandos: pocas palabras, sin formato

command-new = Nueva reclamación
command-cases = Mis reclamaciones
command-rights = Qué dice la ley
command-lang = Idioma
command-care = Felicitaciones y avisos, si quiere
command-cancel = Dejar lo que estoy rellenando
command-help = Cómo funciona
command-digest = Las cifras de hoy
command-stats = Cifras de la semana
command-undelivered = Mensajes sin entregar
command-merchants = Los vendedores y sus grupos
command-queue = Pendientes de este equipo
command-mine = Las que llevo yo
command-find = Buscar una reclamación
command-canned = Respuestas listas
command-file = Registrar la reclamación de quien llama
command-id = Identificador de este chat

# Encima del botón «Iniciar»
bot-introduction = ¿Algo salió mal con un pedido? Cuéntemelo aquí, con fotos. Lo hago llegar a quien corresponde, vigilo que cumpla los plazos, y usted siempre ve a quién le toca y hasta cuándo.
