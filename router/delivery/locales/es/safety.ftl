### Safety

file-withheld = 📎 Un archivo de { $size } MB no se muestra aquí: su nombre contiene datos personales y es demasiado grande para cambiarlo. Puede pedir al cliente que lo envíe con otro nombre.
evidence-not-masked = 🔒 El vendedor lee sus palabras sin teléfonos, direcciones ni otros datos personales, pero las imágenes y los archivos se muestran tal cual: tape lo que no deba ver.
